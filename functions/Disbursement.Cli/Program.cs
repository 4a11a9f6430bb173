Console.WriteLine("disburse");
