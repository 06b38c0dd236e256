package io.atopile.mcp.interpreter;

import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.project.UserConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an interpreter was started with. A command with a different fingerprint needs another interpreter.
 *
 * @param configuration a digest of the user's configuration, which atopile may have read when it was imported
 * @param identities which file or directory each path of the profile is, because a sandbox keeps those that it was started with
 */
record InterpreterFingerprint(Map<String, String> environment, SandboxProfile profile, String configuration, Map<Path, String> identities) {

    private static final String ABSENT = "absent";

    InterpreterFingerprint {
        environment = Map.copyOf(environment);
        identities = Map.copyOf(identities);
    }

    /**
     * Computes the fingerprint of a command.
     *
     * @param configuration the directory with the copy of the user's configuration
     */
    static InterpreterFingerprint of(Map<String, String> environment, SandboxProfile profile, Path configuration) throws IOException {
        var identities = new HashMap<Path, String>();
        Stream.concat(profile.readable().stream(), profile.writable().stream()).forEach(path -> identities.put(path, computeIdentity(path)));
        return new InterpreterFingerprint(environment, profile, UserConfiguration.computeDigest(configuration.resolve("atopile")), identities);
    }

    private static String computeIdentity(Path path) {
        try {
            return String.valueOf(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException _) {
            return ABSENT;
        }
    }
}
