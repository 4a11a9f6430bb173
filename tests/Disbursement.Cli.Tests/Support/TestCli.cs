using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Tests.Support;

/// <summary>One command line run in this process, with streams, settings and folders of its own.</summary>
internal sealed class TestCli : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    /// <summary>A folder that is removed at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("disburse-cli-").FullName;

    /// <summary>The data folder commands are given by setting.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>Settings as the environment would hold them.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>What stands on the input.</summary>
    public string Input { get; set; } = string.Empty;

    /// <summary>Whether the input is a person at a keyboard.</summary>
    public bool IsInputInteractive { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What was written as result.</summary>
    public string Output => _output.ToString();

    /// <summary>What was written beside it.</summary>
    public string Error => _error.ToString();

    /// <summary>The context commands run in.</summary>
    public CliContext Context(params string[] arguments)
    {
        Environment.TryAdd("DISBURSE_DATA", Data);
        var settings = new SettingBook(name => Environment.GetValueOrDefault(name), new Dictionary<string, string>());
        return new CliContext
        {
            Output = _output,
            Error = _error,
            Input = new StringReader(Input),
            IsInputInteractive = IsInputInteractive,
            Language = LanguageChoice.Of(arguments, settings),
            Settings = settings,
            Time = Time,
            RepositoryFolder = Folder,
        };
    }

    /// <summary>Runs one command line.</summary>
    public Task<int> RunAsync(params string[] arguments) =>
        CommandLineFactory.RunAsync(Context(arguments), arguments, TestContext.Current.CancellationToken);

    /// <summary>Logs a user in and points the commands at an app.</summary>
    public async Task<TestCli> ActAsync(FakeApp app, string role = "treasurer")
    {
        Environment["DISBURSE_APP_URL"] = app.Url;
        string[] login = role == "provider"
            ? ["login", "--role", role, "--name", "nguoidung", "--provider", "970436"]
            : ["login", "--role", role, "--name", "nguoidung", "--area", "17"];
        Assert.Equal(ExitCode.Ok, await RunAsync(login));
        _output.GetStringBuilder().Clear();
        return this;
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
