using System.CommandLine;
using Disbursement.Cli.Generate;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse generate</c>: makes a month of lists and the truth behind them.</summary>
internal static class GenerateCommand
{
    private static readonly Words Summary = new(
        "Tạo dữ liệu giả của một tháng: danh sách các đơn vị (inbox/) và sự thật mà các bên thử nghiệm đóng vai (world/). "
        + "Không có người thật nào.",
        "Makes up a month: the units' lists (inbox/) and the truth the test parties play (world/). No real person is in it.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("generate", context.Say(Summary))
        {
            Examples =
            {
                ("disburse generate --out out/17", new("Hòa Bình tháng 6/2024, số liệu đã công bố", "Hòa Bình, June 2024, published figures")),
                ("disburse generate --province 22 --period 2024-05 --with-previous --out out/22", new(
                    "Quảng Ninh, hai tháng", "Quảng Ninh, two months")),
                ("disburse generate --format xlsx --damage --out out/excel", new(
                    "bảng tính như các đơn vị gửi", "workbooks as units send them")),
                ("disburse generate --people 100000 --seed 7 --out out/lon", new("một tháng lớn", "a large month")),
            },
        };
        var generate = new GenerateOptions(context, command);
        var folder = new Option<string>("--out", "-o")
        {
            HelpName = context.Say("thư mục", "folder"),
            Description = context.Say("nơi để inbox/ và world/", "where inbox/ and world/ go"),
            Required = true,
        };
        Option<bool> json = CommandOptions.Json(context);
        command.Options.Add(folder);
        command.Options.Add(json);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            token => Task.FromResult(Run(
                context, generate.RequestOf(result), result.GetRequiredValue(folder), result.GetValue(json), token)),
            cancellationToken));
        return command;
    }

    private static int Run(
        CliContext context, GenerateRequest request, string folder, bool json, CancellationToken cancellationToken)
    {
        GeneratedMonth month;
        try
        {
            month = MonthGenerator.Shipped.Generate(request, folder, progress: null, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new CliException(ExitCode.Failed, Words.Same(exception.Message), exception);
        }

        long rows = month.Files.Sum(file => (long)file.Rows);
        long dong = month.Files.Sum(file => file.Amount + file.Arrears);
        if (json)
        {
            context.Print(new { folder, people = month.People, rows, dong, files = month.Files });
            return ExitCode.Ok;
        }

        string files = Figures.Number(context.Language, month.Files.Count);
        string people = Figures.Number(context.Language, month.People);
        string count = Figures.Number(context.Language, rows);
        string sum = Figures.Money(context.Language, dong);
        context.WriteLine(
            $"{folder}: {files} danh sách, {people} người, {count} dòng, {sum}",
            $"{folder}: {files} lists, {people} people, {count} rows, {sum}");
        return ExitCode.Ok;
    }
}
