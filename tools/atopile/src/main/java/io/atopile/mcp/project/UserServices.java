package io.atopile.mcp.project;

import io.atopile.mcp.http.ServiceAddress;
import io.atopile.mcp.yaml.YamlDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of atopile's services: from the user's environment, otherwise from the user's atopile configuration, otherwise atopile's defaults.
 * Addresses in a project's {@code ato.yaml} are never used, because an untrusted service would learn what the user searches for, and receive their
 * sign-in.
 *
 * @param addresses by service
 * @param checksCertificates whether certificates are verified, which the user's configuration may disable
 */
public record UserServices(Map<AtopileService, String> addresses, boolean checksCertificates) {

    private static final String CHECK = "DANGEROUSLY_SKIP_SSL_VERIFICATION";
    private static final String TELEMETRY = "ATO_SERVICES_TELEMETRY_URL";
    private static final String USUAL_TELEMETRY = "https://telemetry.atopileapi.com";
    private static final Set<String> EASYEDA = Set.of("easyeda.com:443", "modules.easyeda.com:443");
    private static final long LARGEST = 100_000;

    public UserServices {
        addresses = Map.copyOf(addresses);
    }

    /** Reads the user's environment and the configuration that it points to. */
    public static UserServices of(Map<String, String> environment) {
        var configured = readConfiguration(UserConfiguration.resolveFolder(environment).resolve("config.yaml"));
        var services = configured.get("services") instanceof Map<?, ?> map ? map : Map.of();
        var addresses = new HashMap<AtopileService, String>();
        for (var service : AtopileService.values()) {
            addresses.put(service, toNonBlank(environment.get(service.variable())).or(() -> findAddress(services, service)).orElseGet(service::usual));
        }
        var skips = toNonBlank(environment.get("ATO_" + CHECK)).orElseGet(() -> String.valueOf(configured.get("dangerously_skip_ssl_verification")));
        return new UserServices(addresses, !Set.of("1", "true", "yes", "y", "on", "t").contains(skips.toLowerCase(Locale.ROOT)));
    }

    /** Returns the address of a service; empty if the configured one is unusable. */
    public Optional<ServiceAddress> find(AtopileService service) {
        return ServiceAddress.of(addresses.getOrDefault(service, service.usual()));
    }

    /** Returns the environment variables that pass the addresses to atopile, where they take precedence over a project's settings. */
    Map<String, String> buildVariables(Map<String, String> environment) {
        var variables = new HashMap<String, String>();
        addresses.forEach((service, address) -> variables.put(service.variable(), address));
        variables.put(TELEMETRY, toNonBlank(environment.get(TELEMETRY)).orElse(USUAL_TELEMETRY));
        variables.put("ATO_" + CHECK, checksCertificates ? "false" : "true");
        return variables;
    }

    /** Returns {@code host:port} of the hosts that builds contact: the components service, and EasyEDA for the footprints of picked parts. */
    public Set<String> ofBuilds() {
        var hosts = new TreeSet<>(EASYEDA);
        parseAuthority(addresses.getOrDefault(AtopileService.COMPONENTS, "")).ifPresent(hosts::add);
        return hosts;
    }

    private static Optional<String> parseAuthority(String address) {
        try {
            var uri = URI.create(address.strip());
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            var usual = "http".equals(uri.getScheme()) ? 80 : 443;
            return Optional.of(uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> findAddress(Map<?, ?> services, AtopileService service) {
        var named = services.get(service.name().toLowerCase(Locale.ROOT));
        var text = named instanceof Map<?, ?> fields ? fields.get("url") : named;
        return text instanceof String address ? toNonBlank(address) : Optional.empty();
    }

    private static Optional<String> toNonBlank(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Map<?, ?> readConfiguration(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? YamlDocument.readMapping(Files.readString(file)).orElse(Map.of()) : Map.of();
        } catch (IOException _) {
            return Map.of();
        }
    }
}
