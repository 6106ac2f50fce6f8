package dev.rushline.edge.catalogue.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;

/** Plans as the documents they are stored as. */
@ApplicationScoped
public class PlanDocuments {
  private final ObjectMapper json;

  PlanDocuments(ObjectMapper json) {
    this.json = json;
  }

  /** The plan's document; the same plan always gives the same one. */
  public String write(SeatingPlan plan) {
    try {
      return json.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan of a document that {@link #write} made. */
  public SeatingPlan read(String document) {
    try {
      return json.readValue(document, SeatingPlan.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a stored plan cannot be read", e);
    }
  }
}
