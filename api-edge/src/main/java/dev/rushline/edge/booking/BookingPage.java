package dev.rushline.edge.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Some of a customer's bookings, newest first.
 *
 * @param next cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingPage(List<BookingView> bookings, String next) {}
