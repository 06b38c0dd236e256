package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.query.PartQuery;
import java.util.Optional;

/** A place that parts are known from. What can't be reached says so; it never looks as if it had no parts. */
public interface PartProvider {

    /** Its name in results: {@code kicad}, {@code imported:jlcparts}, {@code atopile}. */
    String name();

    /**
     * Looks for parts, the best first.
     *
     * @param most as many at most
     */
    PartSearchResult find(PartQuery query, int most) throws InterruptedException;

    /** One part; empty when it isn't one of this place's, or this place doesn't have it. */
    Optional<Part> findPart(PartId id) throws InterruptedException;
}
