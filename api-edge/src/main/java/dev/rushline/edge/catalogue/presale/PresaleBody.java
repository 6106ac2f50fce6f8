package dev.rushline.edge.catalogue.presale;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A presale as an organiser writes it.
 *
 * @param opensAt a time with an offset, inclusive
 * @param closesAt a time with an offset, exclusive
 * @param codes 1 to 5000; codes of a former definition that are left out are good no more
 */
public record PresaleBody(String opensAt, String closesAt, List<Code> codes) {

  /**
   * What one code allows.
   *
   * @param code 4 to 64 letters, digits, hyphens and underscores; upper and lower case are the same
   * @param maxBookings how many bookings may stand on it at a time; absent: 1
   * @param maxSeats how many seats those may have together; absent: as many as they like
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Code(String code, Integer maxBookings, Integer maxSeats) {}
}
