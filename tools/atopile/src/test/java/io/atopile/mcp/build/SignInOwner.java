package io.atopile.mcp.build;

import io.atopile.mcp.project.SignInCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that holds a copy of a sign-in until it is told to end. */
public final class SignInOwner {

    private SignInOwner() {}

    /** {@code args}: the folder of the configuration. */
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        try (var _ = SignInCopy.of(folder)) {
            Files.writeString(folder.resolve("atopile/clerk_oauth_session.json"), "{}");
            System.out.println("written");
            System.exit(System.in.read() < 0 ? 0 : 1);
        }
    }
}
