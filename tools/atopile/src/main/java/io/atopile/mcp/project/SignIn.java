package io.atopile.mcp.project;

import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.process.ChildEnvironment;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The user's atopile sign-in as stored by {@code ato auth login}: in a file of atopile's, otherwise in the system's keyring. It is only read; an
 * expired one is renewed by atopile's own code, and only for a process that is about to use it.
 */
public final class SignIn implements UserSession {

    private static final Duration KEYRING_PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration TOO_SHORT = Duration.ofSeconds(10);
    private static final int LONGEST = 100_000;
    private static final Duration RENEWAL_PATIENCE = Duration.ofSeconds(20);

    private final AtoFinder finder;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private Optional<Known> known = Optional.empty();
    private Instant renewedAt = Instant.MIN;

    /** @param environment the user's, which determines the location of the configuration */
    public SignIn(AtoFinder finder, Map<String, String> environment, InstantSource clock) {
        this.finder = finder;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** The state of the sign-in. */
    public sealed interface State {

        record In(HttpSecret token) implements State {}

        record Out() implements State {}

        /** The sign-in has expired. */
        record RunOut() implements State {}
    }

    /** The cached result and its time. */
    private record Known(Optional<HttpSecret> token, Instant at) {}

    /** Returns the current state, checked at most once a minute. */
    public synchronized State state() throws InterruptedException {
        var now = clock.instant();
        if (known.isEmpty() || !now.isBefore(known.get().at().plus(KEPT))) {
            var session = file();
            known = Optional.of(new Known(session.isPresent() ? session : keyring(), now));
        }
        return known.get()
                .token()
                .<State>map(token -> parseExpiry(token).map(end -> end.isBefore(now.plus(TOO_SHORT))).orElse(false) ? new State.RunOut() : new State.In(token))
                .orElseGet(State.Out::new);
    }

    /** Returns the token; an expired one is renewed, at most once a minute. */
    @Override
    public synchronized Optional<HttpSecret> token() throws InterruptedException {
        if (state() instanceof State.RunOut && !clock.instant().isBefore(renewedAt.plus(KEPT))) {
            renewedAt = clock.instant();
            run(AtopileProgram.RENEWAL, ChildEnvironment.ATOPILE_NETWORK.of(environment), RENEWAL_PATIENCE);
            known = Optional.empty();
        }
        return state() instanceof State.In(var token) ? Optional.of(token) : Optional.empty();
    }

    private Optional<HttpSecret> file() {
        var file = UserConfiguration.resolveFolder(environment).resolve(UserConfiguration.SESSION);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST ? parseToken(Files.readString(file)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<HttpSecret> keyring() throws InterruptedException {
        return run(AtopileProgram.KEYRING, Map.of(), KEYRING_PATIENCE).flatMap(SignIn::parseToken);
    }

    /** Runs one of our scripts in atopile's interpreter, outside of any sandbox: it must access the user's keyring, and runs no project code. */
    private Optional<String> run(AtopileProgram script, Map<String, String> beside, Duration patience) throws InterruptedException {
        if (!(finder.find() instanceof AtoSearchResult.Ready(var ato))) {
            return Optional.empty();
        }
        var reaching = new HashMap<>(beside);
        reaching.putAll(ChildEnvironment.KEYRING.of(environment));
        var command = new Command(
                List.of(ato.python().toString(), "-I", "-c", ato.dialect().readProgram(script)), ato.program().resolveSibling(""), reaching, patience, LONGEST);
        return command.run() instanceof Completion.Exited exited && exited.isSuccess() ? Optional.of(exited.output()) : Optional.empty();
    }

    private static Optional<HttpSecret> parseToken(String session) {
        return parseJson(session)
                .map(node -> node.path("access_token").asString(""))
                .filter(token -> !token.isBlank() && token.chars().allMatch(c -> c > ' ' && c < 127))
                .map(HttpSecret::of);
    }

    /** Returns the expiry time of a token, if it contains one. */
    private static Optional<Instant> parseExpiry(HttpSecret token) {
        var pieces = token.reveal().split("\\.", -1);
        if (pieces.length < 2) {
            return Optional.empty();
        }
        try {
            var payload = new String(Base64.getUrlDecoder().decode(pieces[1]), StandardCharsets.UTF_8);
            return parseJson(payload).map(node -> node.path("exp")).filter(JsonNode::isNumber).map(end -> Instant.ofEpochSecond(end.asLong()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> parseJson(String text) {
        try {
            return Optional.ofNullable(Json.mapper().readTree(text));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
