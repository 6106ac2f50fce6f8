package dev.rushline.edge.catalogue.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;

/** Hold-backs as the column keeps them. */
@ApplicationScoped
class HoldBackDocuments {
  private static final String NONE = "[]";
  private static final TypeReference<List<HoldBack>> LIST = new TypeReference<>() {};

  private final ObjectMapper json;

  HoldBackDocuments(ObjectMapper json) {
    this.json = json;
  }

  String write(List<HoldBack> heldBack) {
    if (heldBack.isEmpty()) {
      return NONE;
    }
    try {
      return json.writeValueAsString(heldBack);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<HoldBack> read(String document) {
    if (document.equals(NONE)) {
      return List.of();
    }
    try {
      return json.readValue(document, LIST);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("stored hold-backs cannot be read", e);
    }
  }
}
