/** Requests over HTTP, in closed and open loops. */
package dev.rushline.bench.http;
