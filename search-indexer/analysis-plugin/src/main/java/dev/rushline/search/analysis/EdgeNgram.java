package dev.rushline.search.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.IntSetting;

/** Token filter {@code edge_ngram}: a word becomes its beginnings, for suggestions while typing. */
@NamedComponent("edge_ngram")
public final class EdgeNgram implements TokenFilterFactory {

  /** Settings of one filter of an index; Lucene refuses lengths that make no sense. */
  @AnalysisSettings
  public interface Settings {

    /** Length of the shortest beginning; characters, from 1. */
    @IntSetting(path = "min_gram", defaultValue = 1)
    int minGram();

    /** Length of the longest beginning; characters, not under {@link #minGram}. */
    @IntSetting(path = "max_gram", defaultValue = 2)
    int maxGram();

    /** Whether a word that is shorter or longer than all its beginnings stays as it is, too. */
    @BooleanSetting(path = "preserve_original", defaultValue = false)
    boolean preserveOriginal();
  }

  private final int minGram;
  private final int maxGram;
  private final boolean preserveOriginal;

  @Inject
  public EdgeNgram(Settings settings) {
    this.minGram = settings.minGram();
    this.maxGram = settings.maxGram();
    this.preserveOriginal = settings.preserveOriginal();
  }

  @Override
  public TokenStream create(TokenStream words) {
    return new EdgeNGramTokenFilter(words, minGram, maxGram, preserveOriginal);
  }
}
