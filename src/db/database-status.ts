export type DatabaseStatus =
  | {readonly state: "idle" | "ready"; readonly message: ""}
  | {readonly state: "starting" | "failed"; readonly message: string};

type Listener = (status: DatabaseStatus) => void;

/** Tells who listens how far the database is; the message is German and made to be shown. */
export class StatusTeller {
  #status: DatabaseStatus = {state: "idle", message: ""};
  readonly #listeners = new Set<Listener>();

  tell(status: DatabaseStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  /** Calls the listener now and at every change. @returns a function that ends this */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    listener(this.#status);
    return () => void this.#listeners.delete(listener);
  }
}

/** Shows the status at the foot of the page while the database starts, and for good when it failed. */
export function showStatus(teller: StatusTeller): void {
  const element = document.createElement("div");
  element.className = "database-status";
  element.setAttribute("role", "status");
  teller.listen(({state, message}) => {
    element.dataset.state = state;
    element.textContent = message;
    element.hidden = message === "";
  });
  document.body.append(element);
}
