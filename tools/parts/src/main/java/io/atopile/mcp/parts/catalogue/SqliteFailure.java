package io.atopile.mcp.parts.catalogue;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Why SQLite failed to access a catalog file. */
enum SqliteFailure {
    /** The file is corrupt, or isn't a catalog. */
    DAMAGED,
    /** Another process is writing to it. */
    IN_USE,
    DISK_FULL,
    OTHER;

    static SqliteFailure of(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return OTHER;
        }
        return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_ERROR -> DAMAGED;
            case SQLITE_BUSY, SQLITE_LOCKED -> IN_USE;
            case SQLITE_FULL -> DISK_FULL;
            default -> OTHER;
        };
    }
}
