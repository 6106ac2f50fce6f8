package dev.rushline.edge.catalogue.plan;

import java.util.regex.Pattern;

/** What codes of price categories look like, in plans and in events. */
public final class Categories {
  /** 1 to 32 characters that need no quoting anywhere. */
  public static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");

  private Categories() {}
}
