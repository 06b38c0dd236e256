package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static io.atopile.mcp.hashline.Texts.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.hashline.AnchorResolution.Placed;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are written with one letter a line. Someone else swapped two long blocks, each of which is found again. */
final class EditRelocatorTest {

    private static final TextLines BEFORE = text("abABCDEFGHcdefghijkl");
    private static final TextLines AFTER = text("abcdefghijABCDEFGHkl");

    /** Nothing but the text before is known. */
    private record KnownText(TextLines text) implements FileHistory {
        @Override
        public List<FileRevision> listShownRevisions() {
            return List.of(text.revision());
        }

        @Override
        public Optional<ServedLines> findServed(FileRevision revision) {
            return Optional.of(Texts.all(text));
        }

        @Override
        public Optional<TextLines> findText(FileRevision revision) {
            return Optional.of(text).filter(known -> known.revision().equals(revision));
        }

        @Override
        public List<ChangeRecord> changes() {
            return List.of();
        }
    }

    private static TextLines text(String letters) {
        return lines(letters.replaceAll("(.)", "$1\n"));
    }

    private static AnchorResolution place(String quoted, DriftPolicy policy) {
        var edits = Arrays.stream(quoted.split("\\+", -1)).map(Integer::valueOf).<LineEdit>map(line -> new LineEdit.Delete(span(BEFORE, line, line))).toList();
        return new EditRelocator(new KnownText(BEFORE), AFTER, policy).place(BEFORE.revision(), Texts.all(BEFORE), edits);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 14",
        "14, 6",
        "5+7, 13+15",
        "7+5, 15+13",
        "13+15, 5+7",
        "6+6, 14+14"
    })
    void linesThatKeptTheirOrderAreFollowed(String quoted, String found) {
        for (var policy : List.of(DriftPolicy.STRICT, DriftPolicy.REMAP)) {
            var placed = assertInstanceOf(Placed.class, place(quoted, policy));
            assertEquals(found, String.join("+", placed.edits().stream().map(edit -> Integer.toString(edit.lines().orElseThrow().first())).toList()));
        }
    }

    @ParameterizedTest
    @CsvSource({"6+14", "14+6", "5+6+14", "6+13+15"})
    void linesThatWereMovedPastEachOtherAreNot(String quoted) {
        for (var policy : List.of(DriftPolicy.STRICT, DriftPolicy.REMAP)) {
            assertEquals(Kind.STALE, assertInstanceOf(ChangeRefusal.class, place(quoted, policy)).kind());
        }
    }
}
