package io.atopile.mcp.packages;

import io.atopile.mcp.http.JsonService;
import io.atopile.mcp.http.ServiceAddress;
import io.atopile.mcp.http.ServiceRequest;
import io.atopile.mcp.http.ServiceResult;
import io.atopile.mcp.project.AtopileService;
import io.atopile.mcp.project.UserServices;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** atopile's package registry, which requires no sign-in. */
public final class PackageRegistry {

    private static final int NOT_FOUND = 404;
    private static final int NOT_A_NAME = 422;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JsonService service;
    private final UserServices services;

    /** @param services the user's settings, which may name another registry */
    public PackageRegistry(JsonService service, UserServices services) {
        this.service = service;
        this.services = services;
    }

    /** The registry's reply. */
    public sealed interface Told<T> {

        record Found<T>(T value) implements Told<T> {}

        /** The package or version doesn't exist. */
        record Absent<T>() implements Told<T> {}

        /**
         * No usable reply, which is not the same as "not found".
         *
         * @param passing whether retrying later may help
         */
        record Silent<T>(String reason, boolean passing) implements Told<T> {}
    }

    /** Searches for packages. */
    public Told<List<RegistryPackage.Brief>> search(String query) throws InterruptedException {
        return ask("/v1/packages?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), RegistryReader::readBriefs);
    }

    /** Lists the versions of a package, newest first. */
    public Told<List<RegistryPackage.Release>> listReleases(PackageId id) throws InterruptedException {
        return ask("/v1/package/" + id + "/releases", RegistryReader::readReleases);
    }

    /** Returns one version, or the newest if none is given. */
    public Told<RegistryPackage> get(PackageId id, Optional<String> version) throws InterruptedException {
        if (version.isPresent()) {
            return ask("/v1/package/" + id + "/releases/" + version.get(), RegistryReader::readRelease);
        }
        return switch (ask("/v1/package/" + id, RegistryReader::readNewestVersion)) {
            case Told.Found(var newest) -> get(id, Optional.of(newest));
            case Told.Absent<String> _ -> new Told.Absent<>();
            case Told.Silent(var reason, var passing) -> new Told.Silent<>(reason, passing);
        };
    }

    private <T> Told<T> ask(String path, Function<JsonNode, Optional<T>> reader) throws InterruptedException {
        var address = services.find(AtopileService.PACKAGES);
        return address.isPresent()
                ? toResult(address.get(), service.ask(ServiceRequest.get(address.get(), path, PATIENCE)), reader)
                : new Told.Silent<>(AtopileService.PACKAGES.describeUnusable(), false);
    }

    private static <T> Told<T> toResult(ServiceAddress address, ServiceResult reply, Function<JsonNode, Optional<T>> reader) {
        return switch (reply) {
            case ServiceResult.Json(var body) -> reader.apply(body)
                    .<Told<T>>map(Told.Found::new)
                    .orElseGet(() -> new Told.Silent<>("The package registry at %s sent an unrecognized response".formatted(address.host()), false));
            case ServiceResult.Refused(var status, _) when status == NOT_FOUND || status == NOT_A_NAME -> new Told.Absent<>();
            case ServiceResult.Failure failure -> new Told.Silent<>(
                    "The package registry at %s %s".formatted(address.host(), failure.describe()), failure.isPassing());
        };
    }
}
