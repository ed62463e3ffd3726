package io.moraine.analyses.paths;

/**
 * From one place to the next.
 *
 * @param position of the first of the two in its path, from 1
 */
record Link(int position, String from, String to) {
  /** The name of the place it starts from, such as {@code 1_/home}. */
  String source() {
    return new Node(position, from).name();
  }

  /** The name of the place it leads to. */
  String target() {
    return new Node(position + 1, to).name();
  }

  /** A place at a position. */
  record Node(int position, String item) {
    String name() {
      return position + "_" + item;
    }
  }
}
