package io.atopile.mcp.tools.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Comparisons of real boards in real repositories, built with the real ato. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignCompareTest {

    private static final Path BOARDS = Path.of("../../conformance/boards");
    private static final String IGNORED = "build/\n.ato/\n*.kicad_prl\n*.kicad_pro\nfp-lib-table\n";

    private Builds builds;
    private LanguageServer server;
    private Client client;
    private Path boards;
    private Path state;

    @BeforeAll
    void start(@TempDir Path scratch) throws Exception {
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        boards = Files.createDirectory(scratch.resolve("boards"));
        state = settings.state();
        builds = new Builds(settings);
        server = new LanguageServer(new AtoFinder(settings));
        client = new Client(boards, Stream.of(
                        DesignTools.in(state.resolve("snapshots"), builds, server, new AtoFinder(settings)),
                        BuildTools.in(builds, new AtoFinder(settings), state.resolve("snapshots"))));
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
        builds.close();
    }

    @Test
    void aChangeOfPartNetAssertionParameterAndPlaceIsToldAsWhatItIs() throws Exception {
        var repo = committedAndBuilt("divider");
        assertTrue(compare("divider").at("/data/nothing_changed").asBoolean(), () -> compare("divider").toString());
        change(repo);
        build("divider");
        var layout = repo.root().resolve("layouts/default/default.kicad_pcb");
        Files.writeString(layout, moved(Files.readString(layout), "header"));
        var found = compare("divider");
        var data = found.path("data");
        assertEquals(List.of("bottom changed R0603-10K R0603-22K", "filter added  R0603-10K"), list(data, "parts", DesignCompareTest::part), found::toString);
        assertEquals("fresh", data.at("/after/freshness").asString());
    }

    private Repo committedAndBuilt(String name) throws IOException, InterruptedException {
        var repo = Repo.of(BOARDS.resolve("divider"), boards.resolve(name));
        Files.writeString(repo.root().resolve(".gitignore"), IGNORED);
        build(name);
        repo.commit("A divider");
        return repo;
    }

    private static void change(Repo repo) throws IOException {
        Repo.copy(repo.root().resolve("parts/Sample_R0603_10K"), repo.root().resolve("parts/Sample_R0603_22K"));
        try (Stream<Path> files = Files.list(repo.root().resolve("parts/Sample_R0603_22K"))) {
            for (Path file : files.toList()) {
                var name = file.getFileName().toString().replace("10K", "22K");
                Files.writeString(file.resolveSibling(name), Files.readString(file).replace("10K", "22K").replace("C99999901", "C99999922"));
                Files.delete(file);
            }
        }
        repo.replace("divider.ato", "import Electrical\n", "import Electrical\n\nfrom \"parts/Sample_R0603_22K/Sample_R0603_22K.ato\" import Sample_R0603_22K_package\n");
        repo.replace("divider.ato", "bottom = new Sample_R0603_10K_package", "bottom = new Sample_R0603_22K_package\n    filter = new Sample_R0603_10K_package\n    sense = new Electrical");
        repo.replace("divider.ato", "within 2.4V to 2.6V", "within 2.3V to 2.7V");
        repo.replace("divider.ato", "    output ~ header.VOUT", "    filter.p1 ~ output\n    filter.p2 ~ sense\n    sense ~ header.VOUT");
    }

    /** Moves the footprint of that address by 3 and 4 mm. */
    private static String moved(String board, String address) {
        var at = board.lastIndexOf("(footprint", board.indexOf("\"atopile_address\" \"" + address + "\""));
        var place = java.util.regex.Pattern.compile("\\(at (-?[\\d.]+) (-?[\\d.]+)").matcher(board);
        assertTrue(place.find(at));
        var to = "(at %s %s".formatted(Double.parseDouble(place.group(1)) + 3, Double.parseDouble(place.group(2)) + 4);
        return board.substring(0, place.start()) + to + board.substring(place.end());
    }

    private void build(String project) {
        var built = client.call("build_run", "{\"project\": \"%s\", \"wait_seconds\": 120}".formatted(project));
        assertTrue(built.path("ok").asBoolean(), built::toString);
    }

    private JsonNode compare(String project) {
        return client.call("design_compare", "{\"project\": \"%s\"}".formatted(project));
    }

    private static List<String> list(JsonNode data, String name, java.util.function.Function<JsonNode, String> told) {
        return data.path(name).values().stream().map(told).toList();
    }

    private static String part(JsonNode one) {
        return "%s %s %s %s".formatted(one.path("address").asString(), one.path("change").asString(), one.at("/before/mpn").asString(""), one.at("/after/mpn").asString(""));
    }
}
