package dev.rushline.edge.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One address for all spellings of a search: parameters in alphabetical order, each in its shortest
 * form, defaults left out. A CDN that keys on it keeps one answer instead of many.
 */
final class CanonicalAddress {
  private CanonicalAddress() {}

  static String of(SearchRequest request) {
    String query = query(request, true);
    return query.isEmpty() ? "/event/search" : "/event/search?" + query;
  }

  static String query(SearchRequest request, boolean withPage) {
    List<String> parts = new ArrayList<>();
    if (request.available()) {
      parts.add("available=true");
    }
    request.cities().forEach(city -> add(parts, "city", city));
    if (withPage) {
      add(parts, "cursor", request.cursor());
    }
    add(parts, "from", request.from());
    request.genres().forEach(genre -> add(parts, "genre", genre));
    if (!request.keyword().isEmpty()) {
      add(parts, "keyword", request.keyword().text());
    }
    SearchRequest.Near near = request.near();
    if (near != null) {
      add(parts, "lat", near.lat());
    }
    if (withPage && request.limit() != SearchRequest.LIMIT) {
      add(parts, "limit", request.limit());
    }
    if (near != null) {
      add(parts, "lon", near.lon());
    }
    add(parts, "priceFrom", request.priceFrom());
    add(parts, "priceTo", request.priceTo());
    if (request.sort() != Sort.RELEVANCE) {
      add(parts, "sort", request.sort().name().toLowerCase(Locale.ROOT));
    }
    add(parts, "to", request.to());
    if (near != null) {
      add(parts, "within", near.withinKm());
    }
    return String.join("&", parts);
  }

  private static void add(List<String> parts, String name, Object value) {
    if (value != null) {
      parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
