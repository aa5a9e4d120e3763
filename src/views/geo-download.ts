import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import type {DownloadColumn} from "./table-download.js";

/**
 * The rows of a table as GeoJSON (RFC 7946: WGS84, longitude before latitude), one feature per row with the table's columns as
 * properties; borders are those of the page, simplified. A row without an area on the map has no geometry.
 * @param topology - with an object "areas" whose geometries' ids are those of the column `area_id`
 */
export function toGeoJson(topology: Topology, columns: readonly DownloadColumn[]): string {
  const {features} = feature(topology, topology.objects.areas as GeometryCollection);
  const shapes = new Map(features.map(({id, geometry}) => [String(id), geometry]));
  const ids = columns.find(({name}) => name === "area_id")?.values ?? [];
  const collection = {
    type: "FeatureCollection",
    features: ids.map((id, i) => ({
      type: "Feature",
      id,
      geometry: shapes.get(String(id)) ?? null,
      properties: Object.fromEntries(columns.map(({name, values}) => [name, values[i] ?? null]))
    }))
  };
  return JSON.stringify(collection);
}
