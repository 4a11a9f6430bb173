using System.CommandLine;
using System.CommandLine.Help;
using Disbursement.Cli.Commands;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli;

/// <summary>Puts the commands together in one language.</summary>
internal static class CommandLineFactory
{
    private static readonly Words Summary = new(
        "disburse: chi trả trợ cấp an sinh xã hội qua tài khoản, từ danh sách của cơ sở đến báo cáo độ bao phủ.",
        "disburse: pays social protection to accounts, from the units' lists to the coverage report.");

    /// <summary>Makes the whole command line.</summary>
    public static RootCommand Create(CliContext context)
    {
        var root = new RootCommand(context.Say(Summary));
        foreach (Command command in Commands(context))
        {
            root.Subcommands.Add(command);
        }

        var language = new Option<string>(LanguageChoice.Option)
        {
            HelpName = "vi|en",
            Description = context.Say(
                $"ngôn ngữ [{LanguageChoice.Setting}; mặc định vi]", $"language [{LanguageChoice.Setting}; default vi]"),
            Recursive = true,
        };
        language.AcceptOnlyFromAmong("vi", "en");
        root.Options.Add(language);
        root.Options.OfType<HelpOption>().First().Action = new HelpWriter(context);
        return root;
    }

    /// <summary>Parses and runs one command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        CliContext context, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        RootCommand root = Create(context);
        ParseResult result = root.Parse(arguments);
        if (result.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            if (arguments.Count == 0)
            {
                new HelpWriter(context).Write(root);
                return ExitCode.Failed;
            }

            return new UsageErrors(context).Invoke(result);
        }

        var invocation = new InvocationConfiguration
        {
            Output = context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            // Ctrl+C is handled in Program: children are stopped in order, however long that takes.
            ProcessTerminationTimeout = null,
        };
        return await result.InvokeAsync(invocation, cancellationToken);
    }

    private static IEnumerable<Command> Commands(CliContext context) =>
    [
        DemoCommand.Create(context),
        UpCommand.Create(context),
        LoginCommand.Create(context),
        GenerateCommand.Create(context),
        DropCommand.Create(context),
        StatusCommand.Create(context),
        BoardCommand.Create(context),
        WaitCommand.Create(context),
        CloseCommand.Create(context),
        CompareCommand.Create(context),
        WarningsCommand.Create(context),
        ExceptionsCommand.Create(context),
        DecideCommand.Create(context),
        ApproveCommand.Create(context),
        RejectCommand.Create(context),
        FetchCommand.Create(context),
        ReturnCommand.Create(context),
        UnpaidCommand.Create(context),
        RecoverCommand.Create(context),
        OverrideCommand.Create(context),
        ReportCommand.Create(context),
        ProofCommand.Create(context),
        AdvanceCommand.Create(context),
        RebuildCommand.Create(context),
        ExplainCommand.Create(context),
        FindCommand.Create(context),
    ];
}
