package io.atopile.mcp.project;

import io.atopile.mcp.service.ServiceToken;
import java.util.Optional;

/** The user's sign-in to atopile, for child processes that run no code which the user doesn't trust. */
@FunctionalInterface
public interface UserSession {

    /** A user who isn't signed in. */
    UserSession NONE = Optional::empty;

    /** The access token; empty for a user who isn't signed in, or whose sign-in can't be renewed. */
    Optional<ServiceToken> token() throws InterruptedException;
}
