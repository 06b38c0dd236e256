package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.parts.catalogue.CatalogFolder;
import io.atopile.mcp.parts.catalogue.CatalogImport;
import io.atopile.mcp.parts.catalogue.CatalogPartProvider;
import io.atopile.mcp.parts.catalogue.ImportOutcome;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the table finds what it is expected to find in a catalogue that was imported. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryTableOnFileTest {

    private static final int ALL = 500;

    private CatalogPartProvider shelf;

    static List<QueryRow> rows() {
        return QueryRow.all();
    }

    @BeforeAll
    void open(@TempDir Path scratch) throws IOException, InterruptedException {
        var list = scratch.resolve("parts.csv");
        try (var text = Objects.requireNonNull(QueryRow.class.getResourceAsStream("parts.csv"))) {
            Files.copy(text, list);
        }
        var folder = new CatalogFolder(scratch.resolve("catalogues"));
        assertInstanceOf(ImportOutcome.Imported.class, new CatalogImport(folder).run(list, "table", Progress.NONE));
        shelf = CatalogPartProvider.ofImported(folder, "table");
    }

    @AfterAll
    void close() {
        shelf.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsWhatIsRequiredAndNothingForbidden(QueryRow row) throws InterruptedException {
        var query = QueryReader.read(row.query());
        var found = found(query);
        assertEquals(List.of(), row.required().stream().filter(number -> !found.contains(number)).toList(), "missing for '%s', read as %s".formatted(row.query(), query));
        assertEquals(List.of(), row.forbidden().stream().filter(found::contains).toList(), "found for '%s', read as %s".formatted(row.query(), query));
    }

    /** The parts that are known to fulfil it. */
    private Set<String> found(PartQuery query) throws InterruptedException {
        return assertInstanceOf(PartSearchResult.Parts.class, shelf.find(query, ALL)).matches().stream()
                .filter(match -> match.unknown().isEmpty())
                .map(match -> match.part().supplierNumber().orElseThrow())
                .collect(Collectors.toSet());
    }
}
