/**
 * A sink for tables: Debezium's writes rows, this one sees to it that a row which the database
 * refuses does not stop the others. Runs in a Connect worker, from the directory of Debezium's
 * plugin, whose classes it finds by name.
 */
package dev.rushline.connect.tables;
