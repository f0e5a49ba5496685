package org.yuanliu;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.springframework.boot.web.server.PortInUseException;
import org.yuanliu.kernel.postgres.PostgresFault;
import org.yuanliu.kernel.tls.TlsFault;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// On the command line a failure is one sentence: what happened and what to do. No stack trace.
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("yuanliu: " + sentence(failure));
        if (System.getenv("YUANLIU_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }

    /// What the frameworks wrap: a port that somebody else has is the usual one.
    private static String inside(Exception failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof PortInUseException taken) {
                return "端口 "
                        + taken.getPort()
                        + " 已被占用，请用 --port 换一个（--port 0 任选空闲端口）。 Port "
                        + taken.getPort()
                        + " is taken; choose another with --port (--port 0 takes any that is free).";
            }
        }
        return failure.toString();
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case NoSuchFileException absent -> "没有这个文件 there is no such file: " + absent.getFile();
            case AccessDeniedException closed ->
                    "不能读写这个文件 this file can't be read or written: " + closed.getFile();
            // Its text was written for whoever typed the command.
            case PostgresFault fault -> String.valueOf(fault.getMessage());
            case TlsFault fault -> String.valueOf(fault.getMessage());
            case IllegalArgumentException wrong -> String.valueOf(wrong.getMessage());
            case IllegalStateException refused -> String.valueOf(refused.getMessage());
            case SQLException database -> "数据库 the database says: " + database.getMessage();
            case FileAlreadyExistsException other ->
                    "这里需要一个文件夹，却已有同名文件 a folder is needed here, and there is a file: "
                            + other.getFile();
            default -> inside(failure);
        };
    }
}
