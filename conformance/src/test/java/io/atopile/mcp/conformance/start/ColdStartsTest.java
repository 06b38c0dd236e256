package io.atopile.mcp.conformance.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cold starts beside load: a sample of the thousand that {@link ColdStarts} counts, most of the kind that costs least. */
class ColdStartsTest {

    private static final int AT_ONCE = 2;

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @CsvSource({"RUN, 6", "STDIO, 24", "SERVE, 6"})
    void noneHangs(ColdStart kind, int times) throws Exception {
        try (var starts = ColdStarts.besideLoad(scratch)) {
            var tally = starts.tally(kind, times, AT_ONCE);
            System.out.print(tally.line());
            assertEquals(List.of(), tally.dumps());
            assertEquals(List.of(), tally.failures());
            assertEquals(times, tally.took().size());
        }
    }
}
