namespace Disbursement.Functions.Web.Requests;

/// <summary>Body of <c>POST uploads</c>.</summary>
public sealed record UploadBody
{
    /// <summary><c>list</c> or <c>return</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Provider the result is of; results only.</summary>
    public string? Provider { get; init; }

    /// <summary>2-digit province code.</summary>
    public string? Province { get; init; }

    /// <summary>Month, <c>yyyy-MM</c>.</summary>
    public string? Period { get; init; }

    /// <summary>Code of the list-making unit; lists only.</summary>
    public string? Unit { get; init; }

    /// <summary><c>btxh</c>, <c>ncc</c> or <c>khac</c>; lists only.</summary>
    public string? List { get; init; }

    /// <summary>File name without a folder.</summary>
    public string? File { get; init; }
}

/// <summary>Body of <c>POST …/close</c>.</summary>
public sealed record CloseBody
{
    /// <summary>Close although units have sent nothing.</summary>
    public bool AcceptMissing { get; init; }

    /// <summary>Why; 1 to 500 characters, no person's number; needed when lists are missing.</summary>
    public string? Reason { get; init; }
}

/// <summary>Body of <c>POST …/approval</c>.</summary>
public sealed record ApprovalBody
{
    /// <summary>Root of the proposal that was looked at.</summary>
    public string? Root { get; init; }
}

/// <summary>Body of <c>POST …/send-back</c>.</summary>
public sealed record SendBackBody
{
    /// <summary>Why; 1 to 500 characters, no person's number.</summary>
    public string? Reason { get; init; }

    /// <summary>Root of the proposal that was looked at; checked when it is given.</summary>
    public string? Root { get; init; }
}

/// <summary>Body of calls that take nothing.</summary>
public sealed record EmptyBody;

/// <summary>Body of <c>POST …/exceptions/{id}/decision</c>.</summary>
public sealed record DecisionBody
{
    /// <summary>One of the decisions the kind of exception takes.</summary>
    public string? Decision { get; init; }

    /// <summary>Why; 1 to 500 characters, no person's number.</summary>
    public string? Reason { get; init; }
}

/// <summary>Body of <c>POST …/payments/{payment}/override</c>.</summary>
public sealed record OverrideBody
{
    /// <summary>Id of the payment file.</summary>
    public string? File { get; init; }

    /// <summary><c>paid</c>, <c>rejected</c>, <c>returned</c>, <c>unclaimed</c> or <c>unknown</c>.</summary>
    public string? Status { get; init; }

    /// <summary>A reason code of the catalogue; left out when paid.</summary>
    public string? Code { get; init; }

    /// <summary>What proves it; 1 to 500 characters, no person's number.</summary>
    public string? Reason { get; init; }
}

/// <summary>Body of <c>POST people/find</c>.</summary>
public sealed record FindPersonBody
{
    /// <summary>2-digit province code.</summary>
    public string? Province { get; init; }

    /// <summary>The person's number: 12 digits, or 9 of an old card. Never in an address, never in a log.</summary>
    public string? CitizenId { get; init; }

    /// <summary>What the question is about, for the access log; optional, at most 200 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => nameof(FindPersonBody);
}

/// <summary>Body of <c>POST months/{province}/{period}/explain</c>.</summary>
public sealed record ExplainPersonBody
{
    /// <summary>The person's number: 12 digits, or 9 of an old card. Never in an address, never in a log.</summary>
    public string? CitizenId { get; init; }

    /// <summary>What the question is about, for the access log; optional, at most 200 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => nameof(ExplainPersonBody);
}
