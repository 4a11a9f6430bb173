using Spectre.Console;

namespace Disbursement.Cli.Shell;

/// <summary>The world as a command sees it: streams, language, settings, clock. Tests make their own.</summary>
internal sealed class CliContext
{
    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where errors and notes beside a JSON result go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where answers and numbers that must not stand on a command line are read from.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Whether the input is a person at a keyboard, who is prompted.</summary>
    public bool IsInputInteractive { get; init; }

    /// <summary>The terminal for live displays; null when the output is a file or a pipe.</summary>
    public IAnsiConsole? Terminal { get; init; }

    /// <summary>The language of every text.</summary>
    public Language Language { get; init; }

    /// <summary>Settings from the environment and from <c>local.settings.json</c>.</summary>
    public required SettingBook Settings { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the repository's own <c>.data</c> and <c>out</c> folders stand.</summary>
    public required string RepositoryFolder { get; init; }

    /// <summary>The text in the reader's language.</summary>
    public string Say(Words words) => words.In(Language);

    /// <summary>The text in the reader's language.</summary>
    public string Say(string vietnamese, string english) => Language == Language.English ? english : vietnamese;

    /// <summary>Writes a line of the result.</summary>
    public void WriteLine(string vietnamese, string english) => Output.WriteLine(Say(vietnamese, english));

    /// <summary>Writes a line beside the result.</summary>
    public void Note(string vietnamese, string english) => Error.WriteLine(Say(vietnamese, english));

    /// <summary>The context of this process.</summary>
    public static CliContext OfProcess(string[] arguments)
    {
        string repository = FindRepository();
        var settings = SettingBook.Read(
            Environment.GetEnvironmentVariable, [Directory.GetCurrentDirectory(), repository]);
        return new CliContext
        {
            Output = Console.Out,
            Error = Console.Error,
            Input = Console.In,
            IsInputInteractive = !Console.IsInputRedirected,
            Terminal = Console.IsOutputRedirected ? null : AnsiConsole.Console,
            Language = LanguageChoice.Of(arguments, settings),
            Settings = settings,
            RepositoryFolder = repository,
        };
    }

    /// <summary>The folder with the solution, or the working folder when the program was copied out of it.</summary>
    private static string FindRepository()
    {
        try
        {
            return Azurite.AzuriteInstallation.FindRepository();
        }
        catch (InvalidOperationException)
        {
            return Directory.GetCurrentDirectory();
        }
    }
}
