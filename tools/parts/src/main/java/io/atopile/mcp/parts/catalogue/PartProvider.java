package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.query.PartQuery;
import java.util.Optional;

/** A source of parts. An unavailable source reports that, and never looks like one without parts. */
public interface PartProvider {

    /** Its name in results: {@code kicad}, {@code imported:jlcparts}, {@code atopile}. */
    String name();

    /**
     * Searches for parts, best first.
     *
     * @param most maximum number of parts
     */
    PartSearchResult find(PartQuery query, int most) throws InterruptedException;

    /** Returns one part; empty if its id belongs to another source or this source doesn't have it. */
    Optional<Part> findPart(PartId id) throws InterruptedException;
}
