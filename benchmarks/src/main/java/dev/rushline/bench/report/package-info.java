/** What is measured beside times of answers, and results as files. */
package dev.rushline.bench.report;
