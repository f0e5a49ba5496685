package org.yuanliu.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.kernel.postgres.PostgresFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What a controller could not answer.
@RestControllerAdvice
class ProblemAdvice {

    /// SQL states that mean: no space, or the disk would not take it.
    private static final Set<String> FULL = Set.of("53100", "58030", "53000");

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal, HttpServletRequest request) {
        return problems.answer(request, refusal);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return problems.answer(request, refusal);
            }
            if (cause instanceof JacksonException json) {
                return problems.answer(request, field(json));
            }
        }
        return problems.answer(request, new Refusal(ProblemKind.BAD_REQUEST));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(
            MissingServletRequestParameterException missing, HttpServletRequest request) {
        return problems.answer(
                request,
                Refusal.field(
                        missing.getParameterName(), "", "缺少这个参数", "this parameter is missing"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(
            MissingRequestHeaderException missing, HttpServletRequest request) {
        var kind =
                switch (missing.getHeaderName()) {
                    case "If-Match" -> ProblemKind.PRECONDITION_REQUIRED;
                    case "Idempotency-Key" -> ProblemKind.KEY_REQUIRED;
                    default -> ProblemKind.BAD_REQUEST;
                };
        return problems.answer(request, new Refusal(kind));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mistyped(
            MethodArgumentTypeMismatchException mistyped, HttpServletRequest request) {
        var type = mistyped.getParameter().nestedIfOptional().getNestedParameterType();
        return problems.answer(
                request,
                Refusal.field(
                        mistyped.getName(),
                        shortened(mistyped.getValue()),
                        expected(type, Language.ZH),
                        expected(type, Language.EN)));
    }

    private static String expected(Class<?> type, Language language) {
        if (type == Integer.class || type == int.class) {
            return language.pick("应为整数", "expected a whole number");
        }
        if (type == UUID.class) {
            return language.pick("应为编号（UUID）", "expected an id (a UUID)");
        }
        if (type == LocalDate.class) {
            return language.pick("应为日期，如 2026-01-31", "expected a date, such as 2026-01-31");
        }
        return language.pick("格式不正确", "not in the right form");
    }

    @ExceptionHandler
    ResponseEntity<Problem> storage(DataAccessException failure, HttpServletRequest request) {
        var kind = kindOf(failure);
        // A mistake of whoever asks is no accident of ours, and would fill the log.
        return kind == ProblemKind.BAD_REQUEST
                ? problems.answer(request, new Refusal(kind))
                : problems.failed(request, kind, failure);
    }

    @ExceptionHandler
    ResponseEntity<Problem> transaction(TransactionException failure, HttpServletRequest request) {
        return problems.failed(request, kindOf(failure), failure);
    }

    /// A query, a form or an upload that can't be taken apart is noticed when somebody looks into
    /// it.
    @ExceptionHandler({InvalidParameterException.class, MultipartException.class})
    ResponseEntity<Problem> undecodable(HttpServletRequest request) {
        return problems.answer(request, new Refusal(ProblemKind.BAD_REQUEST));
    }

    @ExceptionHandler
    ResponseEntity<Problem> upload(
            MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return problems.answer(request, new Refusal(ProblemKind.TOO_LARGE));
    }

    /// What Spring itself refuses: unknown route, wrong method, wrong type.
    @ExceptionHandler
    ResponseEntity<Problem> anything(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse refused) {
            return problems.answer(request, new Refusal(kindOf(refused.getStatusCode().value())));
        }
        return problems.failed(request, ProblemKind.INTERNAL, failure);
    }

    static ProblemKind kindOf(int status) {
        for (var kind :
                List.of(
                        ProblemKind.NOT_FOUND,
                        ProblemKind.METHOD_NOT_ALLOWED,
                        ProblemKind.NOT_ACCEPTABLE,
                        ProblemKind.TOO_LARGE,
                        ProblemKind.UNSUPPORTED_TYPE,
                        ProblemKind.FORBIDDEN,
                        ProblemKind.SIGNED_OUT)) {
            if (kind.status() == status) {
                return kind;
            }
        }
        // A transfer coding or a version of HTTP that nobody here speaks is no failure of ours.
        return status < 500 || status == 501 || status == 505
                ? ProblemKind.BAD_REQUEST
                : ProblemKind.INTERNAL;
    }

    static ProblemKind kindOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The rollback failed too; what went wrong first says why.
            if (cause instanceof TransactionSystemException twice
                    && twice.getApplicationException() != null) {
                return kindOf(twice.getApplicationException());
            }
            if (cause instanceof SQLException sql && kindOf(sql) != ProblemKind.INTERNAL) {
                return kindOf(sql);
            }
            if (cause instanceof java.net.ConnectException
                    || cause instanceof java.sql.SQLTransientConnectionException) {
                return ProblemKind.DATABASE_DOWN;
            }
        }
        return ProblemKind.INTERNAL;
    }

    private static ProblemKind kindOf(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (FULL.contains(state) || PostgresFault.isDiskFull(failure)) {
            return ProblemKind.STORAGE_FULL;
        }
        // Without a state it is the pool that speaks: the connection is gone.
        if (state.isEmpty() || state.startsWith("08") || state.startsWith("57P")) {
            return ProblemKind.DATABASE_DOWN;
        }
        // "Data exception": a text that can't be stored, or a cursor that we never gave.
        return state.startsWith("22") ? ProblemKind.BAD_REQUEST : ProblemKind.INTERNAL;
    }

    private static Refusal field(JacksonException problem) {
        if (!(problem instanceof DatabindException binding)) {
            return new Refusal(ProblemKind.BAD_REQUEST);
        }
        var pointer = new StringBuilder();
        for (var step : binding.getPath()) {
            pointer.append('/')
                    .append(
                            step.getPropertyName() == null
                                    ? step.getIndex()
                                    : step.getPropertyName());
        }
        if (problem instanceof UnrecognizedPropertyException) {
            return Refusal.field(pointer.toString(), "", "没有这个字段", "there is no such field");
        }
        if (isMissing(binding)) {
            return Refusal.missing(pointer.toString());
        }
        return Refusal.field(
                pointer.toString(),
                binding instanceof InvalidFormatException wrong ? shortened(wrong.getValue()) : "",
                "格式不正确",
                "not in the right form");
    }

    /// A field that is absent is noticed at the end of its object.
    private static boolean isMissing(DatabindException binding) {
        return binding instanceof InvalidNullException
                || (binding instanceof MismatchedInputException mismatch
                        && (mismatch.getCurrentToken() == JsonToken.END_OBJECT
                                || mismatch.getCurrentToken() == JsonToken.VALUE_NULL));
    }

    private static String shortened(@Nullable Object value) {
        var text =
                value instanceof Object[] several
                        ? Arrays.toString(several)
                        : String.valueOf(value);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
