using Spectre.Console;

namespace Disbursement.Cli.Shell;

/// <summary>Reads a person's number without showing it: from a prompt on a terminal, else from the input.</summary>
internal static class CitizenIdPrompt
{
    /// <summary>Reads the number.</summary>
    /// <exception cref="CliException">It is not a number of a person.</exception>
    public static async Task<string> ReadAsync(CliContext context, CancellationToken cancellationToken)
    {
        string number = context is { IsInputInteractive: true, Terminal: { } terminal }
            ? await new TextPrompt<string>(context.Say("Số định danh:", "Citizen id:")).Secret()
                .ShowAsync(terminal, cancellationToken)
            : await context.Input.ReadLineAsync(cancellationToken) ?? string.Empty;
        number = number.Trim();
        return Core.Identity.PersonKey.TryParse(number, out _)
            ? number
            : throw new CliException(ExitCode.Failed, new(
                "Số định danh không đúng: cần 12 chữ số (hoặc 9 chữ số CMND).",
                "Not a citizen id: 12 digits (or 9 of an old card) are needed."));
    }
}
