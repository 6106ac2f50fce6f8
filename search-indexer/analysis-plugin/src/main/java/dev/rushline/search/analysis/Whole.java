package dev.rushline.search.analysis;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenizerFactory;

/** Tokenizer {@code keyword}: the text is one word, which filters may still change. */
@NamedComponent("keyword")
public final class Whole implements TokenizerFactory {

  @Override
  public Tokenizer create() {
    return new KeywordTokenizer();
  }
}
