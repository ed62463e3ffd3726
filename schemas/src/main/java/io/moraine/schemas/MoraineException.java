package io.moraine.schemas;

import java.util.Objects;

/**
 * A failure with a code, a category and a sentence that names the file, line, table or option and
 * says what to do.
 */
public final class MoraineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final ErrorCategory category;

  public MoraineException(ErrorCode error, String sentence) {
    this(error, sentence, null);
  }

  public MoraineException(ErrorCode error, String sentence, Throwable cause) {
    super(Objects.requireNonNull(sentence), cause);
    this.code = error.code();
    this.category = error.category();
  }

  public String code() {
    return code;
  }

  public ErrorCategory category() {
    return category;
  }
}
