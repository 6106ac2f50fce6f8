package dev.rushline.edge.catalogue.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a venue has to sit and stand on.
 *
 * @param sections the sections, best known order first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeatingPlan(List<Section> sections) {
  /** Most seats and places of one plan: what one sale's definition can carry in a record. */
  public static final int PLACES_MAX = 100_000;

  /**
   * The plan with everything filled in that may be left out. Only for plans that keep the rules.
   */
  public SeatingPlan complete() {
    List<Section> complete = new ArrayList<>(sections.size());
    for (int i = 0; i < sections.size(); i++) {
      complete.add(sections.get(i).complete(i));
    }
    return new SeatingPlan(List.copyOf(complete));
  }

  /** Seats and standing places together. */
  public int places() {
    int places = 0;
    for (Section section : sections) {
      places += section.places();
    }
    return places;
  }

  /** Codes of the price categories the plan names. */
  public Set<String> categories() {
    Set<String> categories = new LinkedHashSet<>();
    for (Section section : sections) {
      if (section.kind() == SectionKind.STANDING) {
        categories.add(section.category());
        continue;
      }
      for (Row row : section.rows()) {
        for (Run run : row.runs()) {
          categories.add(run.category());
        }
      }
    }
    return categories;
  }
}
