/**
 * Values on the wire: Avro in the Confluent format (a zero byte, a 4-byte big-endian schema id,
 * Avro binary), so that stock consumers and connectors read them. Ours and not the registry's
 * library, because that one looks the schema up anew for every record: see docs/decisions.
 */
package dev.rushline.schemas.wire;
