/** Commands straight into the log and answers out of it, as an edge sends and reads them. */
package dev.rushline.bench.log;
