/**
 * Taking, confirming, letting go and looking up bookings over HTTP. Checks the shape of a request,
 * asks the owner of the sale, and says its answer in the words of HTTP; never decides who has a
 * seat. Runs on event loops: nothing here may block, and a checkout touches no database.
 */
package dev.rushline.edge.booking;
