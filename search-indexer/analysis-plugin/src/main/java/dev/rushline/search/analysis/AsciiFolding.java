package dev.rushline.search.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;

/** Token filter {@code asciifolding}: "Dvořák" is found by "Dvorak". */
@NamedComponent("asciifolding")
public final class AsciiFolding implements TokenFilterFactory {

  /** Settings of one filter of an index. */
  @AnalysisSettings
  public interface Settings {

    /** Whether the unfolded word stays beside the folded one. */
    @BooleanSetting(path = "preserve_original", defaultValue = false)
    boolean preserveOriginal();
  }

  private final boolean preserveOriginal;

  @Inject
  public AsciiFolding(Settings settings) {
    this.preserveOriginal = settings.preserveOriginal();
  }

  @Override
  public TokenStream create(TokenStream words) {
    return new ASCIIFoldingFilter(words, preserveOriginal);
  }

  /** For prefixes and wildcards, which are one word: the original would be a second one. */
  @Override
  public TokenStream normalize(TokenStream word) {
    return new ASCIIFoldingFilter(word, false);
  }
}
