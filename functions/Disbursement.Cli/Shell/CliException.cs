namespace Disbursement.Cli.Shell;

/// <summary>An end of a command that a person is told about in words, without a stack trace.</summary>
/// <param name="exitCode">One of <see cref="Shell.ExitCode"/>.</param>
/// <param name="words">What happened and what can be done about it.</param>
/// <param name="cause">The exception behind it, when there is one.</param>
internal sealed class CliException(int exitCode, Words words, Exception? cause = null)
    : Exception(words.English, cause)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>What is printed on the error stream.</summary>
    public Words Words { get; } = words;
}
