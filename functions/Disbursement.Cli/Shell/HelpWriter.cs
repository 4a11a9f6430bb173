using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace Disbursement.Cli.Shell;

/// <summary>Writes help in the reader's language, with examples and exit codes.</summary>
internal sealed class HelpWriter(CliContext context) : SynchronousCommandLineAction
{
    private const int Indent = 2;
    private const int LeftColumnMax = 30;
    private const int Width = 110;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command);
        return ExitCode.Ok;
    }

    /// <summary>Writes the help of one command.</summary>
    public void Write(Command command)
    {
        TextWriter output = context.Output;
        foreach (string line in Wrap(command.Description ?? command.Name, Width))
        {
            output.WriteLine(line);
        }

        output.WriteLine();
        output.WriteLine(context.Say("Cách dùng:", "Usage:"));
        output.WriteLine($"  {UsageOf(command)}");
        WriteSection("Lệnh:", "Commands:", command.Subcommands.Where(sub => !sub.Hidden)
            .Select(sub => (sub.Name, sub.Description ?? string.Empty)));
        WriteSection("Đối số:", "Arguments:", command.Arguments.Where(argument => !argument.Hidden)
            .Select(argument => ($"<{argument.HelpName ?? argument.Name}>", argument.Description ?? string.Empty)));
        WriteSection("Tùy chọn:", "Options:", OptionsOf(command).Select(option => (LabelOf(option), TextOf(option))));
        if (command is DocumentedCommand { Examples: { Count: > 0 } examples })
        {
            output.WriteLine();
            output.WriteLine(context.Say("Ví dụ:", "Examples:"));
            foreach ((string line, Words meaning) in examples)
            {
                output.WriteLine($"  # {context.Say(meaning)}");
                output.WriteLine($"  {line}");
            }
        }

        WriteSection("Mã thoát:", "Exit codes:", ExitCode.All
            .Select(code => (code.Code.ToString(CultureInfo.InvariantCulture), context.Say(code.Meaning))));
    }

    private void WriteSection(string vietnamese, string english, IEnumerable<(string Left, string Right)> lines)
    {
        (string Left, string Right)[] all = [.. lines];
        if (all.Length == 0)
        {
            return;
        }

        context.Output.WriteLine();
        context.WriteLine(vietnamese, english);
        int column = Math.Min(LeftColumnMax, all.Max(line => line.Left.Length)) + (2 * Indent);
        foreach ((string left, string right) in all)
        {
            WriteRow(left, right, column);
        }
    }

    private void WriteRow(string left, string right, int column)
    {
        string start = new string(' ', Indent) + left;
        if (start.Length + 1 > column)
        {
            context.Output.WriteLine(start);
            start = string.Empty;
        }

        foreach (string line in Wrap(right, Width - column))
        {
            context.Output.WriteLine(start.PadRight(column) + line);
            start = string.Empty;
        }
    }

    private string UsageOf(Command command)
    {
        List<string> names = [];
        for (Command? part = command; part is not null; part = part.Parents.OfType<Command>().FirstOrDefault())
        {
            names.Insert(0, part is RootCommand ? "disburse" : part.Name);
        }

        names.AddRange(command.Arguments.Where(argument => !argument.Hidden)
            .Select(argument => $"<{argument.HelpName ?? argument.Name}>"));
        if (command.Subcommands.Count > 0)
        {
            names.Add(context.Say("<lệnh>", "<command>"));
        }

        names.Add(context.Say("[tùy chọn]", "[options]"));
        return string.Join(' ', names);
    }

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        IEnumerable<Option> inherited = command.Parents.OfType<Command>()
            .SelectMany(parent => parent.Options).Where(option => option.Recursive);
        return command.Options.Concat(inherited).Where(option => !option.Hidden);
    }

    private static string LabelOf(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(alias => alias[0] == '-')
            .OrderBy(alias => alias.Length).Append(option.Name).Distinct(StringComparer.Ordinal));
        bool takesValue = option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);
        return takesValue ? $"{names} <{option.HelpName ?? option.Name.TrimStart('-')}>" : names;
    }

    private string TextOf(Option option)
    {
        string text = option switch
        {
            HelpOption => context.Say("xem hướng dẫn", "show help"),
            VersionOption => context.Say("xem phiên bản", "show the version"),
            _ => option.Description ?? string.Empty,
        };
        return option.Required ? text + context.Say(" (bắt buộc)", " (required)") : text;
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = string.Empty;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
                continue;
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
