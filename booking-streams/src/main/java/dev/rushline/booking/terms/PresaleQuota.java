package dev.rushline.booking.terms;

import java.util.Optional;

/**
 * What a presale code allows.
 *
 * @param codeHash SHA-256 of event and code, in hexadecimal: the log never knows a code
 * @param maxBookings how many bookings may stand on it at a time; 1 or more
 * @param maxSeats how many seats those may have together; empty: as many as they like
 */
public record PresaleQuota(String codeHash, int maxBookings, Optional<Integer> maxSeats) {}
