package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderScratchTest {
  @TempDir Path folder;
  private FolderScratch scratch;

  @BeforeEach
  void inAFolderOfItsOwn() {
    scratch = new FolderScratch(folder.resolve("scratch"));
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    write("stage/one", "0123456789");
    byte[] into = new byte[6];
    try (RunInput input = scratch.open("stage/one")) {
      input.readFully(7, into, 1, 3);
      input.readFully(0, into, 4, 2);
    }

    assertThat(new String(into, StandardCharsets.UTF_8)).isEqualTo("\u000078901");
  }

  @Test
  void readingBeyondTheEndIsAnError() throws IOException {
    write("one", "0123456789");
    try (RunInput input = scratch.open("one")) {
      assertThatThrownBy(() -> input.readFully(8, new byte[3], 0, 3))
          .isInstanceOf(EOFException.class)
          .hasMessage(null);
    }
  }

  @Test
  void aFileIsNeverWrittenTwice() throws IOException {
    write("one", "first");

    assertThatThrownBy(() -> write("one", "second"))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("one");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> scratch.open("missing"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(folder.resolve("scratch").resolve("missing").toString());
  }

  @Test
  void refusesNamesOutsideOfItsFolder() {
    for (String name : List.of("../beside", "/etc/passwd", "a/../../b", "", ".")) {
      assertThatThrownBy(() -> scratch.create(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no file inside of");
    }
  }

  @Test
  void deletesAllOfItsFolderAndNothingBeside() throws IOException {
    write("a/b/c", "deep");
    write("d", "flat");
    new FolderScratch(folder.resolve("other")).create("kept").close();
    scratch.deleteAll();
    scratch.deleteAll();

    assertThat(folder).isDirectoryNotContaining("glob:**/scratch");
    assertThat(folder.resolve("other").resolve("kept")).exists();
  }

  @Test
  void whatStagesHandToEachOtherIsTheSameAfterTheWay() throws Exception {
    Run run = new Run("one", 1L << 40, 17, 3, 63);
    assertThat(sent(run)).isEqualTo(run);
    assertThat(sent(RandomRows.SHAPE)).isEqualTo(RandomRows.SHAPE);
    assertThat(sent(scratch).folder()).isEqualTo(folder.resolve("scratch"));

    Block block = RandomRows.block(new RandomRows(1).rows(100));
    BlockOrder order = BlockOrder.by(RandomRows.SHAPE, RandomRows.ID, RandomRows.TIME);
    assertThat(sent(order).sort(block)).isEqualTo(order.sort(block));
  }

  private void write(String name, String content) throws IOException {
    try (OutputStream out = scratch.create(name)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T sent(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
