package io.atopile.mcp.project;

import io.atopile.mcp.http.HttpSecret;
import java.util.Optional;

/** The user's atopile sign-in, for child processes that run no untrusted code. */
@FunctionalInterface
public interface UserSession {

    /** Not signed in. */
    UserSession NONE = Optional::empty;

    /** Returns the access token; empty if the user isn't signed in or the sign-in can't be renewed. */
    Optional<HttpSecret> token() throws InterruptedException;
}
