using System.CommandLine;
using System.CommandLine.Invocation;

namespace Disbursement.Cli.Shell;

/// <summary>Says what was not understood of a command line, and where the help is.</summary>
internal sealed class UsageErrors(CliContext context) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        IReadOnlyList<string> unmatched = parseResult.UnmatchedTokens;
        if (unmatched.Count > 0)
        {
            foreach (string token in unmatched)
            {
                context.Note($"Không hiểu “{token}”.", $"Not understood: “{token}”.");
            }
        }
        else
        {
            foreach (string message in parseResult.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
            {
                context.Note($"Dòng lệnh sai: {message}", $"Command line: {message}");
            }
        }

        Command command = parseResult.CommandResult.Command;
        string name = command is RootCommand ? string.Empty : $" {command.Name}";
        context.Note($"Xem hướng dẫn: disburse{name} --help", $"For help: disburse{name} --help --lang en");
        return ExitCode.Failed;
    }
}
