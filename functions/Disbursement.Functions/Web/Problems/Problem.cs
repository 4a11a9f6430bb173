namespace Disbursement.Functions.Web.Problems;

/// <summary>Why a call was refused, as <c>application/problem+json</c> (RFC 9457) says it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code that programs may compare: <c>approval.stale-root</c>. Never renamed.</param>
/// <param name="Title">What happened, in Vietnamese, for the person at the screen.</param>
/// <param name="Detail">What happened and why, in English, for who runs the system.</param>
/// <param name="Action">What to do now, in Vietnamese.</param>
public sealed record Problem(int Status, string Code, string Title, string Detail, string Action)
{
    /// <summary>Media type of the answer.</summary>
    public const string ContentType = "application/problem+json; charset=utf-8";

    /// <summary>Further members a program may read, for example the missing units.</summary>
    public IReadOnlyDictionary<string, object> Extensions { get; init; } =
        new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The same with one more member.</summary>
    public Problem With(string name, object value) => this with
    {
        Extensions = new Dictionary<string, object>(Extensions, StringComparer.Ordinal) { [name] = value },
    };
}

/// <summary>A call that is refused. It ends the call; nothing was changed by it.</summary>
/// <param name="problem">What the caller is told.</param>
public sealed class ProblemException(Problem problem) : Exception(problem.Code)
{
    /// <summary>What the caller is told.</summary>
    public Problem Problem { get; } = problem;
}
