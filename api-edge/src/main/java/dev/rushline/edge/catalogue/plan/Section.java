package dev.rushline.edge.catalogue.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * One section: numbered seats in rows, or a standing area.
 *
 * @param id unique in the plan
 * @param name name for people; absent: the id
 * @param kind SEATED or STANDING; absent: SEATED
 * @param rank order of preference when a fan asks for the best seats anywhere, 0 is the best;
 *     absent: place in the list
 * @param x where the section begins; absent: 0
 * @param y where the section begins; absent: 0
 * @param capacity STANDING: number of places
 * @param category STANDING: code of the price category
 * @param rows SEATED: the rows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Section(
    String id,
    String name,
    SectionKind kind,
    Integer rank,
    Double x,
    Double y,
    Integer capacity,
    String category,
    List<Row> rows) {

  /** A section with numbered seats. */
  public static Section seated(String id, String name, List<Row> rows) {
    return new Section(id, name, SectionKind.SEATED, null, null, null, null, null, rows);
  }

  /** A standing area. */
  public static Section standing(String id, String name, int capacity, String category) {
    return new Section(id, name, SectionKind.STANDING, null, null, null, capacity, category, null);
  }

  /** Seats or places of the section. */
  public int places() {
    if (kind == SectionKind.STANDING) {
      return capacity;
    }
    int places = 0;
    for (Row row : rows) {
      places += row.seats();
    }
    return places;
  }

  /** The section with everything filled in that may be left out. */
  Section complete(int place) {
    List<Row> complete = null;
    if (rows != null) {
      complete = new ArrayList<>(rows.size());
      for (int i = 0; i < rows.size(); i++) {
        complete.add(rows.get(i).complete(i));
      }
      complete = List.copyOf(complete);
    }
    return new Section(
        id,
        name == null ? id : name,
        kind == null ? SectionKind.SEATED : kind,
        rank == null ? Integer.valueOf(place) : rank,
        x,
        y,
        capacity,
        category,
        complete);
  }
}
