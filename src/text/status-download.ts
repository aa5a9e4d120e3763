/** What the columns of the status × dynamics table mean, by their names in files. */
export const STATUS_COLUMNS: Readonly<Record<string, {readonly title: string; readonly definition: string}>> =
  {
    area_id: {
      title: "Schlüssel",
      definition: "Schlüssel des Gebiets, als Text; führende Nullen gehören dazu"
    },
    name: {title: "Name", definition: "Name des Gebiets"},
    parent: {title: "Liegt in", definition: "Name des größeren Gebiets, zu dem es gehört"},
    population: {
      title: "Einwohnerinnen und Einwohner",
      definition: "Zahl, an der die Mindestgröße gemessen wird"
    },
    score: {
      title: "normierter Wert",
      definition: "vergleichbar gemachter Wert, so gewendet, dass ein höherer mehr Bedarf heißt"
    },
    status_index: {
      title: "Status-Index",
      definition: "zusammengefasste normierte Werte; höher heißt mehr Bedarf"
    },
    status_class: {title: "Statusklasse", definition: "Kürzel der Klasse"},
    status_name: {title: "Statusklasse, Name", definition: "Name der Klasse"},
    dynamics_index: {
      title: "Dynamik-Index",
      definition: "zusammengefasste Veränderungen; höher heißt wachsender Bedarf"
    },
    dynamics_class: {title: "Dynamikklasse", definition: "Kürzel der Klasse"},
    dynamics_name: {title: "Dynamikklasse, Name", definition: "Name der Klasse"},
    combined_class: {title: "Klasse", definition: "Kürzel des Status, dann der Dynamik"},
    excluded: {title: "nicht eingestuft, Grund", definition: "siehe Zeichen"},
    excluded_reason: {title: "nicht eingestuft, Begründung", definition: "Begründung der Methode"}
  };
