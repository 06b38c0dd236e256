package io.atopile.mcp.conformance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.atopile.mcp.agent.engine.EmbeddedEngine;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.skill.SkillRegistry;
import io.atopile.mcp.tool.Json;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What keeps a start from hanging. A virtual thread that initializes a class, or waits for another to do so, keeps its carrier; when
 * all carriers are kept, nobody runs the virtual thread that the others wait for.
 */
class BlockingRulesTest {

    /** Input and output, processes, threads, waiting, and Jackson's reading and writing, which takes locks of its caches. */
    private static final Pattern BLOCKING = Pattern.compile(
            "java/nio/file/Files\\..*|java/nio/channels/.*|java/io/(?!IOException|Unchecked|File\\.).*|java/net/(http|Socket|ServerSocket).*"
                    + "|java/lang/Process.*|java/lang/Thread\\..*|java/util/concurrent/locks/.*\\.(lock|await|acquire|park).*"
                    + "|java/util/concurrent/(Executors|CompletableFuture|FutureTask|CountDownLatch)\\..*|java/lang/Object\\.wait"
                    + "|.*\\.getResource.*|tools/jackson/.*\\.(read|write|valueTo|treeTo|convert|canSerialize|acceptJson).*");

    private static final Class<?>[] ONE_PER_MODULE = {
        Json.class, Builds.class, SkillRegistry.class, ModelGateway.class, EmbeddedEngine.class, Wiring.class
    };

    @Test
    void noStaticInitializerBlocks() {
        var initializers = new StaticInitializers(Stream.of(ONE_PER_MODULE).map(BlockingRulesTest::folder).toList());
        assertTrue(initializers.count() > 1_000, "Hardly any class was found");
        assertEquals(List.of(), initializers.ways(BLOCKING.asMatchPredicate()));
    }

    @Test
    void theRuleSeesWhatBlocks() {
        var ways = new StaticInitializers(List.of(folder(BlockingRulesTest.class))).ways(BLOCKING.asMatchPredicate());
        assertTrue(ways.stream().anyMatch(way -> way.contains("InitializedSlowly") && way.endsWith("java/nio/file/Files.size")), ways::toString);
        assertTrue(ways.stream().noneMatch(way -> way.contains("InitializedLazily")), ways::toString);
    }

    /** Work that others wait for is done by platform threads; only requests over HTTP, of which there are thousands, are not. */
    @Test
    void onlyTheHttpFaceUsesVirtualThreads() {
        var outside = noClasses().that().resideOutsideOfPackages("io.atopile.mcp.server.http..", "io.atopile.mcp.server.mcp..");
        var shipped = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/test/") && !location.contains("-tests.jar"))
                .importPackages("io.atopile.mcp");
        outside.should().callMethod(Thread.class, "ofVirtual").check(shipped);
        outside.should().callMethod(Thread.class, "startVirtualThread", Runnable.class).check(shipped);
        outside.should().callMethod(Executors.class, "newVirtualThreadPerTaskExecutor").check(shipped);
    }

    /** Or the archive. */
    private static Path folder(Class<?> one) {
        try {
            return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
