package dev.gan4j.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in pieces of every size, down to a byte. */
class TextReaderTest {

    private static final String TEXT = "a;b\r\nGr\u00fc\u00df\u20ac;1\n";

    @ParameterizedTest
    @CsvSource({"UTF-8,false,UTF_8", "UTF-8,true,UTF_8", "windows-1252,false,WINDOWS_1252", "UTF-16LE,true,UTF_16LE",
            "UTF-16BE,true,UTF_16BE"})
    void aTextIsReadAsItIsEncoded(String charset, boolean marked, CsvRows.Encoding encoding) throws IOException {
        byte[] bytes = ((marked ? "\uFEFF" : "") + TEXT).getBytes(Charset.forName(charset));
        for (int piece = 1; piece <= bytes.length; piece++) {
            for (int chars = 1; chars < 5; chars++) {
                TextReader reader = new TextReader(inPieces(bytes, piece), "a.csv");
                assertThat(all(reader, chars)).as("pieces of %s bytes, %s characters", piece, chars).isEqualTo(TEXT);
                assertThat(reader.encoding()).isEqualTo(encoding);
                assertThat(reader.hasByteOrderMark()).isEqualTo(marked);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "C3BC0A80 | line 2: is not UTF-8 text", // after a letter of UTF-8, the rest is UTF-8
            "0D0A81 | line 2: is not UTF-8 or Windows-1252 text", // 81 is a letter of neither
            "0D0D0A0A00 | line 4: is not a text file (it contains a zero byte)",
            "FFFE61000A0000D8 | line 2: is not UTF-16"})
    void whatIsNoTextIsRefusedWithItsLine(String hex, String words) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> all(new TextReader(inPieces(bytes, 1), "a.csv"), 8))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("a.csv, " + words);
    }

    private static String all(TextReader reader, int chars) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[chars + 2];
        for (int count; (count = reader.read(buffer, 1, chars)) >= 0;) {
            text.append(buffer, 1, count);
        }
        return text.toString();
    }

    private static InputStream inPieces(byte[] bytes, int most) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, most));
            }
        };
    }
}
