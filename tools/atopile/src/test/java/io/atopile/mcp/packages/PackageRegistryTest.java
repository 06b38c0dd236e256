package io.atopile.mcp.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.atopile.mcp.http.JsonService;
import io.atopile.mcp.http.LoopbackServer;
import io.atopile.mcp.http.LoopbackServer.Act;
import io.atopile.mcp.http.ServiceRetryPolicy;
import io.atopile.mcp.packages.PackageRegistry.Told;
import io.atopile.mcp.project.UserServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A registry that fails is silent with a reason, never without packages. */
class PackageRegistryTest {

    private static final String SEARCH = "/v1/packages?query=usb+c";
    private static final byte[] NONE = "{\"packages\": []}".getBytes(StandardCharsets.UTF_8);

    private static UserServices services(LoopbackServer server) {
        return UserServices.of(Map.of("ATO_SERVICES_PACKAGES_URL", server.url()));
    }

    private static JsonService service() {
        return new JsonService(new ServiceRetryPolicy(2, Duration.ofMillis(2), Duration.ofMillis(20)), InstantSource.system(), Thread::sleep);
    }

    private Told<List<RegistryPackage.Brief>> search(Act act) throws IOException {
        try (var server = new LoopbackServer();
                var service = service()) {
            server.at(SEARCH, act);
            var registry = new PackageRegistry(service, services(server));
            return assertTimeoutPreemptively(Duration.ofSeconds(10), () -> registry.search("usb c"));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFaultIsSilence() {
        var faults = Map.<String, Act>of(
                "429", LoopbackServer.status(429, "{}", "Retry-After", "600"),
                "500", LoopbackServer.status(500, "{}"),
                "503", LoopbackServer.status(503, "{}"),
                "another host", LoopbackServer.status(302, "", "Location", "http://192.0.2.1/"),
                "cut off", LoopbackServer.cutOff("application/json", NONE),
                "wrong JSON", LoopbackServer.json("{\"packages\": "),
                "another form", LoopbackServer.json("{\"packages\": 3}"),
                "not JSON", LoopbackServer.body(200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8)),
                "longer than", LoopbackServer.body(200, "application/json", new byte[6 << 20]));
        return faults.entrySet().stream().map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
            var silent = assertInstanceOf(Told.Silent.class, search(fault.getValue()));
            assertFalse(silent.reason().isBlank());
        }));
    }

    @Test
    void hostileNamesAreLeftOut() throws IOException {
        var found = search(LoopbackServer.json(
                "{\"packages\": [{\"identifier\": \"../../x\"}, {\"identifier\": \"acme/usb-c\", \"version\": \"1.0.0\", \"summary\": \"A\\u0000B\"}]}"));
        assertEquals(new Told.Found<>(List.of(new RegistryPackage.Brief("acme/usb-c", "1.0.0", "A B", Optional.empty()))), found);
    }
}
